/** AMS is what merchants of Antom speak, APS what acquirers of Alipay+ speak. */
export type Dialect = 'ams' | 'aps';
