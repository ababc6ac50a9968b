import './dashboard.css';
import './print.css';
import { startPage } from '../ui/start-page.tsx';
import { DashboardPage } from './dashboard-page.tsx';

void startPage(() => <DashboardPage />);
