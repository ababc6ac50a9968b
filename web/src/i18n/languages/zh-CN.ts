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

  menu: {
    soldOut: '已售罄',
    chooseOne: '请选一项',
    chooseUpTo: (most) => `最多选 ${most} 项`,
    chooseBetween: (least, most) => `请选 ${least} 至 ${most} 项`,
    chooseExactly: (count) => `请选 ${count} 项`,
    optional: '可不选',
    pleaseChoose: (group) => `请选择：${group}`,
    quantity: '份数',
    note: '给厨房的备注',
    notePlaceholder: '例如：不要香菜',
    allergens: '过敏原',
    add: (price) => `加入 · ${price}`,
    change: (price) => `修改 · ${price}`,
    free: '已含',
    allergen: {
      celery: '芹菜',
      crustaceans: '甲壳类',
      egg: '鸡蛋',
      fish: '鱼',
      gluten: '麸质',
      lupin: '羽扇豆',
      milk: '牛奶',
      molluscs: '软体类',
      mustard: '芥末',
      nuts: '坚果',
      peanuts: '花生',
      sesame: '芝麻',
      soya: '大豆',
      sulphites: '亚硫酸盐',
    },
  },

  pay: {},

  kiosk: {},

  pos: {},

  kitchen: {},

  board: {},

  table: {},

  wallet: {},
};
