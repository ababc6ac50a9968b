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

  pay: {
    due: '应付',
    number: '取餐号',
    numberIs: (number) => `您的取餐号是 ${number}。`,
    reference: (reference) => `参考号 ${reference}`,
    timeLeft: '剩余时间',
    qrLabel: '支付宝付款二维码',
    silent: '网络已断开，系统仍在查询，请勿重复付款。',
    placing: {
      title: '正在提交订单…',
      what: '请稍候，尚未付款。',
    },
    starting: {
      title: '正在请求支付宝…',
      what: '请准备好手机。',
    },
    cancelling: {
      title: '正在取消…',
      what: '不会向您收费，已扣款项将退回。',
    },
    notice: {
      scan: { title: '请用支付宝扫码', what: '打开支付宝，点“扫一扫”，对准二维码。' },
      confirming: {
        title: '正在确认付款结果',
        what: '请查看手机，支付宝可能需要您输入密码。请勿重复付款。',
      },
      'ask-staff': {
        title: '支付宝尚未答复',
        what: '请向店员出示此参考号，请勿重复付款。',
      },
      paid: { title: '付款成功，谢谢！', what: '餐好后我们会叫号。' },
      declined: {
        title: '支付宝未接受此次付款',
        what: '没有扣款。请重试或更换付款方式。',
      },
      'not-charged': {
        title: '付款未完成',
        what: '没有扣款。请重试或更换付款方式。',
      },
      'will-not-be-charged': {
        title: '不会向您收费',
        what: '正在取消这笔付款，已扣款项将退回。',
      },
      'being-returned': {
        title: '款项正在退回',
        what: '付款到账过晚，支付宝正在全额退回。',
      },
      returned: {
        title: '款项已退回',
        what: '付款到账过晚，支付宝已全额退回。',
      },
    },
  },

  kiosk: {},

  pos: {},

  kitchen: {},

  board: {},

  table: {},

  wallet: {},
};
