import { FormDialog, type Sending } from '../parts/dialog.tsx';

/** Asks once more before something that others will feel; a refusal is said in the same place. */
export function Confirm({
  text,
  doing,
  ...dialog
}: {
  title: string;
  text: string;
  act: string;
  grave?: boolean;
  doing: Sending;
  close: () => void;
}) {
  return (
    <FormDialog sending={doing} {...dialog}>
      <p className="card-text">{text}</p>
    </FormDialog>
  );
}
