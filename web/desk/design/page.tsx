import { Empty } from '../parts/states.tsx';
import { say } from '../words.ts';

export default function Page() {
  return <Empty title={say('desk.loading')} />;
}
