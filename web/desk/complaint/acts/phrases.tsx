import type { Language } from '@insaf/contract/text.ts';
import { useQuery } from '@tanstack/react-query';
import { say } from '../../words.ts';

type Catalogue = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Sentences that can be taken over into what the person is told. They are in the language of the complaint,
 * which may not be that of the desk.
 */
export function usePhrases(of: string, language: Language): readonly Phrase[] {
  const { data } = useQuery({
    queryKey: ['phrases', language],
    queryFn: () => loadPhrases(language),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return Object.entries(data?.[of] ?? {}).map(([key, words]) => ({ key, words }));
}

export type Phrase = { readonly key: string; readonly words: string };

async function loadPhrases(language: Language): Promise<Catalogue> {
  const file =
    language === 'ar'
      ? await import('../../../../contract/words/ar/desk-phrases.json')
      : await import('../../../../contract/words/en/desk-phrases.json');
  return file.default;
}

export function Phrases({
  phrases,
  language,
  choose,
}: {
  phrases: readonly Phrase[];
  language: Language;
  choose: (words: string) => void;
}) {
  if (phrases.length === 0) return null;
  return (
    <fieldset className="plain">
      <legend className="phrases-head">{say('desk-complaint.acts.phrases')}</legend>
      <ul className="phrases">
        {phrases.map(({ key, words }) => (
          <li key={key}>
            <button
              type="button"
              className="phrase"
              lang={language}
              dir="auto"
              onClick={() => choose(words)}
            >
              {words}
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
