import './start.css';
import { startPage } from '../ui/start-page.tsx';
import { Start } from './start.tsx';

void startPage(() => <Start />);
