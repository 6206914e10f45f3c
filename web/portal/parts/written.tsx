/** What somebody wrote, line by line as they wrote it, each in its own direction. */
export function Written({ text }: { text: string }) {
  const lines = text.split(/\r?\n/);
  return (
    <blockquote className="written">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text have no other name, and stay in place
        <p key={index} dir="auto">
          {line}
        </p>
      ))}
    </blockquote>
  );
}
