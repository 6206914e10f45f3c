import { createRoot } from 'react-dom/client';
import './desk.css';

createRoot(document.getElementById('desk')!).render(<p>desk</p>);
