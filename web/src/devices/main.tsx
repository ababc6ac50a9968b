import './devices.css';
import { startPage } from '../ui/start-page.tsx';
import { DevicesPage } from './devices-page.tsx';

void startPage(() => <DevicesPage />);
