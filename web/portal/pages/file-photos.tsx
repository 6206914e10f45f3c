import { DraftFiles } from '../parts/draft-files.tsx';
import { Button, fieldId } from '../parts/form.tsx';
import { QuestionPage, questionTitle } from '../parts/question-page.tsx';
import type { Page } from '../render.tsx';

export const FilePhotosPage: Page<'file-photos'> = {
  title: (data, frame) => questionTitle('photos', data, frame),
  Body: ({ data, frame }) => {
    const { say } = frame;
    const { files, accept, most, faults } = data;
    return (
      <QuestionPage name="photos" data={data} frame={frame} withFiles>
        <h1 className="question">{say('portal-file.photos.question')}</h1>
        <p className="hint" id="hint-files">
          {say('portal-file.photos.hint', { most })}
        </p>
        <input type="hidden" name="uploads" id="field-uploads" defaultValue="" />
        <div id="files">
          {files.length === 0 ? null : (
            <>
              <h2>{say('portal-file.photos.added', { count: files.length })}</h2>
              <DraftFiles files={files} say={say} removable />
            </>
          )}
        </div>
        <div
          className={faults.length > 0 ? 'field wrong' : 'field'}
          data-part="files"
          data-most={most}
        >
          <label htmlFor={fieldId('files')}>{say('portal-file.photos.files')}</label>
          {faults.map(({ message }) => (
            <p className="fault" key={message}>
              <span className="hidden-words">{say('portal-form.fault')} </span>
              {message}
            </p>
          ))}
          <input
            id={fieldId('files')}
            type="file"
            name="files"
            multiple
            accept={accept}
            aria-describedby="hint-files"
          />
          <Button look="secondary" name="act" value="add">
            {say('portal-file.photos.add')}
          </Button>
        </div>
      </QuestionPage>
    );
  },
};
