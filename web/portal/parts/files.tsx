import type { Fault, Say } from '@insaf/contract/portal.ts';
import type { KeptFile } from '@insaf/contract/portal-following.ts';
import type { TrackingView } from '@insaf/contract/tracking.ts';
import { uploadLimits, uploadTypes } from '@insaf/contract/uploads.ts';
import { fieldId } from './form.tsx';

type File = TrackingView['files'][number];

/** Photos as small pictures that open larger, everything else by name, each counted by its kind. */
export function Files({
  files,
  base,
  of,
  say,
}: {
  files: readonly File[];
  /** The complaint's address. */
  base: string;
  /** Whose they are, for who hears the pictures described. */
  of: 'of_reply' | 'of_yours';
  say: Say;
}) {
  const photos = files.filter(({ kind }) => kind === 'photo');
  const others = files.filter(({ kind }) => kind !== 'photo');
  return (
    <>
      {photos.length === 0 ? null : (
        <ul className="photos">
          {photos.map(({ id }, index) => {
            const name = say('portal-track.files.photo', { index: index + 1 });
            return (
              <li key={id}>
                <a href={`${base}/files/${id}/show`}>
                  <img
                    src={`${base}/files/${id}/thumbnail`}
                    alt={`${name} ${say(`portal-track.files.${of}`)}`}
                    loading="lazy"
                    width="400"
                    height="300"
                  />
                  <span className="hidden-words"> {say('portal-track.files.opens')}</span>
                </a>
              </li>
            );
          })}
        </ul>
      )}
      {others.length === 0 ? null : (
        <ul className="documents">
          {others.map(({ id, kind, name, hidden }, index) => (
            <li key={id}>
              {hidden === null ? (
                <a href={`${base}/files/${id}/original`}>
                  {say(`portal-track.files.${kind}`, { index: index + 1 })}
                  {name === null ? null : <bdi className="quiet"> {name}</bdi>}
                </a>
              ) : (
                <>
                  {say(`portal-track.files.${kind}`, { index: index + 1 })}{' '}
                  <span className="quiet">{say(`portal-track.files.hidden.${hidden}`)}</span>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Where files are chosen; those that came before are kept and need not be chosen again. */
export function FileField({
  say,
  label,
  kept,
  faults,
}: {
  say: Say;
  label: string;
  kept: readonly KeptFile[];
  faults: readonly Fault[];
}) {
  const wrong = faults.filter(({ field }) => field === 'photos');
  return (
    <div className={wrong.length === 0 ? 'field' : 'field wrong'}>
      <label htmlFor={fieldId('photos')}>
        {label}
        <span className="optional"> {say('portal-form.optional')}</span>
      </label>
      <div className="hint" id="hint-photos">
        {say('portal-track.files.hint', { most: uploadLimits.count })}
      </div>
      {wrong.length === 0 ? null : (
        <p className="fault" id="fault-photos">
          <span className="hidden-words">{say('portal-form.fault')} </span>
          {wrong.map(({ message }) => message).join(' ')}
        </p>
      )}
      {kept.length === 0 ? null : (
        <>
          <p>{say('portal-track.files.kept')}</p>
          <ul className="documents">
            {kept.map(({ id, kind, name }, index) => (
              <li key={id}>
                {say(`portal-track.files.${kind}`, { index: index + 1 })}
                {name === null ? null : <bdi className="quiet"> {name}</bdi>}
              </li>
            ))}
          </ul>
          <input type="hidden" name="uploads" value={kept.map(({ id }) => id).join(' ')} />
        </>
      )}
      <input
        id={fieldId('photos')}
        name="photos"
        type="file"
        multiple
        accept={Object.keys(uploadTypes).join(',')}
        aria-describedby={wrong.length === 0 ? 'hint-photos' : 'hint-photos fault-photos'}
        aria-invalid={wrong.length > 0 ? true : undefined}
      />
    </div>
  );
}
