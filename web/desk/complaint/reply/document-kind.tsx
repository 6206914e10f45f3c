import { documentKinds } from '@insaf/contract/vocabulary.ts';
import { NativeSelect } from '@mantine/core';
import type { SentFile } from '../../parts/use-uploads.ts';
import { say } from '../../words.ts';

/** What kind of document a file of a reply is; none for the photo of a scene. */
export function DocumentKind({
  file,
  kind,
  choose,
}: {
  file: SentFile;
  kind: string;
  choose: (kind: string) => void;
}) {
  const none = say(file.isPhoto ? 'desk-reply.files.scene' : 'desk-reply.files.no_kind');
  return (
    <NativeSelect
      size="xs"
      aria-label={say('desk-reply.files.kind', { name: file.name })}
      value={kind}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[
        { value: '', label: none },
        ...documentKinds.map((each) => ({
          value: each,
          label: say(`lifecycle.document.${each}`),
        })),
      ]}
    />
  );
}
