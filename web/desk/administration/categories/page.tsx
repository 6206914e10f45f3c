import { foldArabic } from '@insaf/contract/arabic.ts';
import type { Category } from '@insaf/contract/categories.ts';
import { Button, TextInput, Title } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { named, say } from '../../words.ts';
import { AdministrationPage } from '../sections.tsx';
import { listCategories } from './categories.ts';
import { RuleWords } from './rule-words.tsx';
import { sectorName } from './sector-name.ts';

/** All categories by sector, each with its target time and its rule in words. */
export default function CategoriesPage() {
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const all = useQuery({ queryKey: ['administration', 'categories'], queryFn: listCategories });
  const folded = foldArabic(words);
  const shown = (all.data?.categories ?? []).filter(({ name, code }) =>
    foldArabic(`${name.ar} ${name.en} ${code}`).includes(folded),
  );
  const sectors = Map.groupBy(shown, ({ sector }) => sector);
  return (
    <AdministrationPage
      title={say('desk-categories.title')}
      acts={
        <Button
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => void navigate({ to: '/administration/categories/new' as never })}
        >
          {say('desk-categories.add')}
        </Button>
      }
    >
      <p className="card-text">{say('desk-categories.intro')}</p>
      <TextInput
        type="search"
        label={say('desk-categories.search')}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {all.isPending ? <Loading /> : null}
      {all.isError ? <Failed fault={all.error} retry={() => void all.refetch()} /> : null}
      {all.data !== undefined && shown.length === 0 ? (
        <Empty title={say('desk-categories.none')} />
      ) : null}
      {[...sectors].map(([sector, categories]) => (
        <section key={sector} className="card" aria-labelledby={`sector-${sector}`}>
          <Title order={2} size="h4" id={`sector-${sector}`}>
            {sectorName(sector)}
          </Title>
          <ul className="admin-list">
            {categories.map((category) => (
              <li key={category.code}>
                <CategoryRow category={category} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </AdministrationPage>
  );
}

function CategoryRow({ category }: { category: Category }) {
  const { code, name, evidenceRule, urgent, confidential, active } = category;
  return (
    <Link className="admin-row" to={`/administration/categories/${code}` as never}>
      <span className="admin-row-main">
        <strong>{named(name)}</strong>
        <RuleWords rule={evidenceRule} short />
      </span>
      <span className="admin-row-side">
        <span>{say('desk-categories.hours', { count: category.targetWorkingHours })}</span>
        {urgent ? <span className="badge badge-clay">{say('desk-categories.urgent')}</span> : null}
        {confidential ? (
          <span className="badge badge-wheat">{say('desk-categories.confidential')}</span>
        ) : null}
        {active ? null : (
          <span className="badge badge-quiet">{say('desk-categories.inactive')}</span>
        )}
      </span>
    </Link>
  );
}
