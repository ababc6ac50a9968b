/** As the API names the screens that staff let in. */
export type DeviceKind = 'kiosk' | 'cashier' | 'kitchen' | 'board';
