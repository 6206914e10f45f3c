import type { Say } from '@insaf/contract/portal.ts';
import type { DraftFile } from '@insaf/contract/portal-filing.ts';
import { Button } from './form.tsx';

const MB = 1024 * 1024;

/** Files that wait with a draft; with a button that removes each, within the form that has them. */
export function DraftFiles({
  files,
  say,
  removable,
}: {
  files: readonly DraftFile[];
  say: Say;
  removable?: boolean;
}) {
  return (
    <ul className="files">
      {files.map(({ id, name, kind, size, thumbnail }) => (
        <li key={id} data-upload={id}>
          {thumbnail === null ? (
            <span className={`file-kind ${kind}`} aria-hidden="true" />
          ) : (
            <img src={thumbnail} alt="" width="72" height="72" loading="lazy" />
          )}
          <span className="file-name">
            <bdi>{name}</bdi>
            <small>
              {say(`uploads.kinds.${kind}`)}{' '}
              {size < MB
                ? say('portal-file.photos.kilobytes', { size: Math.ceil(size / 1024) })
                : say('portal-file.photos.megabytes', { size: Math.round((size / MB) * 10) / 10 })}
            </small>
          </span>
          {removable ? (
            <Button look="plain" name="act" value={`remove:${id}`}>
              {say('portal-file.photos.remove')}
              <span className="hidden-words">
                {' '}
                <bdi>{name}</bdi>
              </span>
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
