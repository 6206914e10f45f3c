import './templates.css';
import type { NoticePart, NoticeTemplatePage } from '@insaf/contract/notice-templates.ts';
import type { NoticeTemplate } from '@insaf/contract/notices.ts';
import type { Language } from '@insaf/contract/text.ts';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { Failed, FaultNote, Loading } from '../../parts/states.tsx';
import { say } from '../../words.ts';
import { Changes } from '../changes.tsx';
import { Confirm } from '../confirm.tsx';
import { AdministrationPage } from '../sections.tsx';
import { useDelayed } from '../use-delayed.ts';
import { Parameters } from './parameters.tsx';
import { Preview } from './preview.tsx';
import {
  bothLanguages,
  parts,
  previewNotice,
  putTemplate,
  readTemplate,
  resetTemplate,
  templateKey,
  textsOf,
} from './templates.ts';
import { TextField } from './text-field.tsx';

/** The texts of one notice in both languages side by side, each with how it will read. */
export default function TemplatePage() {
  const { template } = useParams({ strict: false }) as { template: NoticeTemplate };
  const page = useQuery({
    queryKey: templateKey(template),
    queryFn: () => readTemplate(template),
    refetchOnWindowFocus: false,
  });
  if (page.isPending) return <Loading />;
  if (page.isError) return <Failed fault={page.error} retry={() => void page.refetch()} />;
  return (
    <AdministrationPage
      title={say(`desk-templates.name.${template}`)}
      above={
        <Link className="admin-back" to={'/administration/templates' as never}>
          {say('desk-templates.back')}
        </Link>
      }
    >
      <Editor key={template} page={page.data} />
      <Changes kind="notice_template" subject={template} />
    </AdministrationPage>
  );
}

type Field = { readonly language: Language; readonly part: NoticePart };

function Editor({ page }: { page: NoticeTemplatePage }) {
  const { template } = page;
  const queries = useQueryClient();
  const [texts, setTexts] = useState(() => textsOf(page));
  const [asking, setAsking] = useState(false);
  const at = useRef<Field & { start: number; end: number }>({
    ...{ language: 'ar', part: 'sms', start: texts.ar.sms.length, end: texts.ar.sms.length },
  });
  const rested = useDelayed(texts, 300);
  const preview = useQuery({
    queryKey: ['administration', 'preview', template, rested],
    queryFn: ({ signal }) => previewNotice(template, rested, signal),
    placeholderData: (before) => before,
    gcTime: 60_000,
  });
  const shown = (saved: NoticeTemplatePage) => {
    queries.setQueryData(templateKey(template), saved);
    setTexts(textsOf(saved));
    void queries.invalidateQueries({ queryKey: ['administration', 'templates'] });
    void queries.invalidateQueries({ queryKey: ['administration', 'changes'] });
  };
  const saving = useMutation({ mutationFn: () => putTemplate(template, texts), onSuccess: shown });
  const resetting = useMutation({
    mutationFn: () => resetTemplate(template),
    onSuccess: (saved) => {
      setAsking(false);
      shown(saved);
    },
  });
  const write = ({ language, part }: Field, text: string) => {
    setTexts((all) => ({ ...all, [language]: { ...all[language], [part]: text } }));
    saving.reset();
    resetting.reset();
  };
  const insert = (name: string) => {
    const { language, part, start, end } = at.current;
    const text = texts[language][part];
    write({ language, part }, `${text.slice(0, start)}{${name}}${text.slice(end)}`);
    const caret = start + name.length + 2;
    at.current = { language, part, start: caret, end: caret };
  };
  const faults = preview.data?.faults ?? [];
  const saved = textsOf(page);
  const isChanged = JSON.stringify(saved) !== JSON.stringify(texts);
  const isOwn = bothLanguages.some((language) =>
    parts.some((part) => page.texts[language][part].changed),
  );
  return (
    <div className="card-stack">
      <Parameters page={page} insert={insert} />
      <div className="card-columns">
        {bothLanguages.map((language) => (
          <section
            key={language}
            className="card card-stack"
            aria-label={say(`desk-templates.language.${language}`)}
          >
            <h2 className="admin-small-head">{say(`desk-templates.language.${language}`)}</h2>
            {parts.map((part) => (
              <TextField
                key={part}
                language={language}
                part={part}
                value={texts[language][part]}
                changed={page.texts[language][part].changed}
                fault={faults.find(({ field }) => field === `${language}.${part}`)?.message ?? null}
                onChange={(text) => write({ language, part }, text)}
                onCaret={(start, end) => {
                  at.current = { language, part, start, end };
                }}
              />
            ))}
            <Preview language={language} preview={preview.data?.[language]} />
          </section>
        ))}
      </div>
      <FaultNote fault={saving.error ?? preview.error} />
      <div className="admin-save">
        <Button
          disabled={!isChanged || faults.length > 0}
          loading={saving.isPending}
          onClick={() => saving.mutate()}
        >
          {say('desk-templates.save')}
        </Button>
        {isChanged ? (
          <Button variant="default" onClick={() => setTexts(saved)}>
            {say('desk-templates.undo')}
          </Button>
        ) : null}
        {isOwn ? (
          <Button variant="default" onClick={() => setAsking(true)}>
            {say('desk-templates.reset_all')}
          </Button>
        ) : null}
        <p role="status" className="card-done">
          {saving.isSuccess ? say('desk-templates.saved') : ''}
          {resetting.isSuccess ? say('desk-templates.reset_done') : ''}
        </p>
      </div>
      {asking ? (
        <Confirm
          title={say('desk-templates.reset_all')}
          text={say('desk-templates.reset_question')}
          act={say('desk-templates.reset')}
          doing={resetting}
          close={() => setAsking(false)}
        />
      ) : null}
    </div>
  );
}
