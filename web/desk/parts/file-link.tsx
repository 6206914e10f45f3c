import { Button } from '@mantine/core';
import { IconBraces, IconFileSpreadsheet, IconTable } from '@tabler/icons-react';

const icons = { xlsx: IconFileSpreadsheet, csv: IconTable, json: IconBraces } as const;

/** A link that looks like a button and saves a file. @param href from `addressOf` */
export function FileLink({
  kind,
  href,
  words,
}: {
  kind: keyof typeof icons;
  href: string;
  words: string;
}) {
  const Icon = icons[kind];
  return (
    <Button
      component="a"
      variant="default"
      href={href}
      download
      leftSection={<Icon size={18} aria-hidden />}
    >
      {words}
    </Button>
  );
}
