import { fourFigures } from '@insaf/contract/figures.ts';
import type { Statement } from '@insaf/contract/statement.ts';
import { named, say } from '../words.ts';
import { type Row, SharesTable } from './shares-table.tsx';

const column = (key: string) => ({ key, title: say(`desk-statement.column.${key}`) });
const fourColumns = () =>
  fourFigures.map((key) => ({ key, title: say(`desk-statement.figure.${key}`) }));
const fourCells = (four: Statement['groups'][number]['four']) =>
  fourFigures.map((figure) => four[figure]);

/** The tables of a statement, after what heads it. */
export function Parts({ statement }: { statement: Statement }) {
  const { addsUp, leading } = statement;
  const title = (key: string) => say(`desk-statement.section.${key}`);
  const first = (key: string) => say(`desk-statement.column.${key}`);
  return (
    <>
      <div className="statement-groups">
        <SharesTable
          id="groups"
          title={title('groups')}
          first={first('agency')}
          columns={[column('agencies'), column('referred'), ...fourColumns()]}
          rows={groupRows(statement)}
        />
        {statement.groups.length === 0 ? null : (
          <p className="card-quiet">
            {say('desk-statement.note.groups')}
            {addsUp ? null : ` ${say('desk-statement.note.moved')}`}
          </p>
        )}
      </div>
      <SharesTable
        id="leading"
        title={title(leading.group === null ? 'leading_any' : 'leading')}
        first={first('agency')}
        columns={[column('referred'), ...fourColumns()]}
        rows={leading.agencies.map(({ agency, share, four }) => ({
          ...{ key: agency.code, name: named(agency.name) },
          cells: [share, ...fourCells(four)],
        }))}
      />
      <SharesTable
        id="sectors"
        title={title('sectors')}
        first={first('sector')}
        columns={[column('received'), ...fourColumns()]}
        rows={statement.sectors.map(({ sector, name, share, four }) => ({
          key: sector ?? '-',
          name: name === null ? say('desk-statement.no_sector') : named(name),
          cells: [share, ...fourCells(four)],
        }))}
      />
      <div className="review-both">
        <SharesTable
          id="channels"
          title={title('channels')}
          first={first('channel')}
          columns={[column('received')]}
          rows={statement.channels.map(({ channel, share }) => ({
            ...{ key: channel, name: say(`lifecycle.channel.${channel}`), cells: [share] },
          }))}
        />
        <SharesTable
          id="reasons"
          title={title('reasons')}
          first={first('reason')}
          columns={[column('dismissed')]}
          rows={statement.reasons.map(({ reason, share }) => ({
            ...{ key: reason, name: say(`desk-statement.reason.${reason}`), cells: [share] },
          }))}
        />
      </div>
    </>
  );
}

const groupRows = ({ groups }: Statement): Row[] =>
  groups.map(({ group, agencies, share, four }) => ({
    ...{ key: group, name: say(`desk-statement.group.${group}`) },
    cells: [agencies, share, ...fourCells(four)],
  }));
