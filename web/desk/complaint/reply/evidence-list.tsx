import type { EvidenceItemView, EvidenceState } from '@insaf/contract/evidence.ts';
import { IconCircleCheck, IconCircleX, IconHelpCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { say } from '../../words.ts';
import { EvidenceWhy } from './evidence-why.tsx';
import { evidenceBecause } from './evidence-words.ts';

const icons: Record<EvidenceState, typeof IconCircleCheck> = {
  met: IconCircleCheck,
  not_met: IconCircleX,
  unknown: IconHelpCircle,
};

/**
 * The items of the rule: what each asks for, whether it is met, not met or cannot be known, and why, with
 * what it was judged by beside it.
 *
 * @param thumbnail how a file of this reply is shown
 * @param after what stands below an item, such as a field for the judge's reason
 * @param accepted how the reason is shown why an item was accepted
 */
export function EvidenceList({
  number,
  items,
  thumbnail,
  after,
  accepted = (_, reason) => <q>{reason}</q>,
}: {
  number: string;
  items: readonly EvidenceItemView[];
  thumbnail: (upload: string) => ReactNode;
  after?: (item: EvidenceItemView) => ReactNode;
  accepted?: (item: EvidenceItemView, reason: string) => ReactNode;
}) {
  return (
    <ol className="evidence" aria-label={say('desk-reply.items.label')}>
      {items.map((item) => {
        const Icon = icons[item.state];
        return (
          <li key={item.item} className={`evidence-item evidence-${item.state}`}>
            <Icon className="evidence-icon" size={24} stroke={1.8} aria-hidden />
            <div className="evidence-body">
              <p className="evidence-head">
                <strong>{say(`evidence.requirement.${item.requirement}`)}</strong>
                <span className="evidence-state">{say(`desk-reply.state.${item.state}`)}</span>
              </p>
              <p>{evidenceBecause(item)}</p>
              <EvidenceWhy number={number} item={item} thumbnail={thumbnail} />
              {item.accepted === null ? null : (
                <div className="evidence-accepted">
                  {say('desk-reply.items.accepted')} {accepted(item, item.accepted)}
                </div>
              )}
              {after?.(item)}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
