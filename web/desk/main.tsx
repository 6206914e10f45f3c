import './no-eval.ts';
import '@mantine/core/styles.layer.css';
import './desk.css';
import { createRoot } from 'react-dom/client';
import { Desk } from './desk.tsx';
import { loadWords } from './words.ts';

await loadWords();
createRoot(document.getElementById('desk')!).render(<Desk />);
