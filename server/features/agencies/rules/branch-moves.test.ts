import { expect, test } from 'vitest';
import { branchMoves } from './branch-moves.ts';

test('whoever only went along with one above is no branch that moved', () => {
  const placed = [
    { agencyId: 12, from: '/1/4/9/12/', to: '/1/5/9/12/' },
    { agencyId: 9, from: '/1/4/9/', to: '/1/5/9/' },
    { agencyId: 13, from: '/1/4/9/12/13/', to: '/1/5/9/12/13/' },
  ];
  expect(branchMoves(placed)).toEqual([{ agencyId: 9, from: '/1/4/9/', to: '/1/5/9/' }]);
});

test('who left a branch that moved, or came into it, moved from where the others had brought it', () => {
  const left = { agencyId: 12, from: '/1/4/9/12/', to: '/1/7/8/6/12/' };
  const came = { agencyId: 20, from: '/1/20/', to: '/1/5/9/20/' };
  const branch = { agencyId: 9, from: '/1/4/9/', to: '/1/5/9/' };
  expect(branchMoves([left, came, branch])).toEqual([
    branch,
    came,
    { agencyId: 12, from: '/1/5/9/12/', to: '/1/7/8/6/12/' },
  ]);
});
