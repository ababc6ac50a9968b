import type { Messages } from './en.ts';

export const messages: Messages = {
  common: {
    retry: '重试',
    cancel: '取消',
    close: '关闭',
    back: '返回',
    done: '完成',
    loading: '加载中…',
    language: '语言',
    less: '减少',
    more: '增加',
    unreachable: '网络已断开。您的内容已保留，系统会继续重试。',
    stale: (seconds) => `信息未更新：网络已断开 ${seconds} 秒`,
    simulation: '模拟环境：不产生真实交易',
  },

  pairing: {
    title: '接入此屏幕',
    how: '请在收银台或门店的设备页面选择“接入屏幕”，并输入：',
    waiting: '等待店员确认…',
    expired: '配对码已失效，新的配对码：',
    revoked: '此屏幕已被移出门店。',
    again: '重新配对',
    unsafe: '请通过 https 或在本机打开此页面。',
  },

  start: {},

  devices: {},

  menu: {},

  pay: {},

  kiosk: {},

  pos: {},

  kitchen: {},

  board: {},

  table: {},

  wallet: {},
};
