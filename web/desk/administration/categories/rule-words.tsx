import './categories.css';
import { type RuleInWords, ruleInWords } from '@insaf/contract/evidence-words.ts';
import { language } from '../../installation.ts';
import { say } from '../../words.ts';
import { sayIn } from './both-languages.ts';

/** A rule as sentences in the reader's language: a list, or one line. */
export function RuleWords({ rule, short = false }: { rule: RuleInWords; short?: boolean }) {
  const sentences = ruleInWords(rule, sayIn(language), language);
  if (short) return <span className="card-quiet">{sentences.join(' ')}</span>;
  return (
    <ul>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

/** The same in both languages side by side, said anew as the rule changes. */
export function RuleInBoth({ rule }: { rule: RuleInWords }) {
  return (
    <div className="card-columns" role="status" aria-label={say('desk-categories.rule_in_words')}>
      {(['ar', 'en'] as const).map((each) => (
        <div key={each} lang={each} dir={each === 'ar' ? 'rtl' : 'ltr'} className="admin-rule">
          <h3 className="admin-small-head">{each === 'ar' ? 'العربية' : 'English'}</h3>
          <ul>
            {ruleInWords(rule, sayIn(each), each).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
