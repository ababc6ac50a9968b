import './order.css';
import { apiClient } from '../api/client.ts';
import { startPage } from '../ui/start-page.tsx';
import { followOrder } from './live-order.ts';
import { NoOrder } from './no-order.tsx';
import { OrderPage } from './order-page.tsx';
import { tokenIn } from './order-token.ts';

const token = tokenIn(location.hash);
// Another receipt that is scanned in the same tab.
addEventListener('hashchange', () => location.reload());

if (token === undefined) void startPage(() => <NoOrder />);
else {
  const polled = followOrder(apiClient({ token: async () => undefined }), token);
  void startPage(() => <OrderPage polled={polled} />);
}
