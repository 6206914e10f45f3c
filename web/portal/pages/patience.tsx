import type { Page } from '../render.tsx';

/** The form that came too soon, with everything typed in it, to be sent again. */
export const PatiencePage: Page<'patience'> = {
  title: (_data, { say }) => say('portal.patience.title'),
  Body: ({ data: { text, action, fields, hadFiles }, frame: { say } }) => (
    <div className="narrow">
      <h1>{say('portal.patience.title')}</h1>
      <p className="lead">{text}</p>
      <p>{say('portal.patience.kept')}</p>
      {hadFiles ? <p>{say('portal.patience.files')}</p> : null}
      <form method="post" action={action}>
        {fields.map(([name, value]) => (
          <textarea key={name} name={name} defaultValue={value} hidden={true} readOnly={true} />
        ))}
        <p className="actions">
          <button type="submit" className="button">
            {say('portal.patience.again')}
          </button>
        </p>
      </form>
    </div>
  ),
};
