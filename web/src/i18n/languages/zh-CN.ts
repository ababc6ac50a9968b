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

  start: {
    title: '点餐、付款、开吃。',
    demoLead: '一整家餐厅就在这台电脑上，从自助点餐到后厨。来试试：',
    lead: '无需收银员的餐厅：自助点餐、收银台、后厨、取餐屏，收款用支付宝。',
    stepsTitle: '一分钟买份午餐',
    steps: {
      order: { door: '去点餐机点餐', how: '选一道菜，然后去付款。' },
      pay: { door: '用钱包付款', how: '它代替您手机上的支付宝。' },
      take: { door: '看后厨出餐', how: '后厨已经收到您的订单。' },
    },
    storesTitle: '您想去哪家店？',
    gateways: {
      'open-platform': '支付宝（中国内地）',
      global: '支付宝国际版',
      'alipay-plus': 'Alipay+',
    },
    screensTitle: '所有屏幕',
    screensHow: '在屏幕要放的地方打开它，再把它显示的配对码输入设备页面。',
    open: (name) => `打开${name}`,
    newTab: '（在新标签页打开）',
    screens: {
      kiosk: { name: '自助点餐机', about: '顾客自己点餐、付款。' },
      pos: { name: '收银台', about: '柜台使用：现金、退款、待认领的款项。' },
      kitchen: { name: '后厨屏', about: '要做什么菜，已经等了多久。' },
      board: { name: '取餐屏', about: '叫号取餐。' },
      devices: { name: '设备管理', about: '老板使用：屏幕、员工、餐桌、收款码。' },
    },
    table: { name: '扫码点餐', about: '同桌客人各用各的手机，共享一个订单。' },
    tableNamed: (tableId) => `${tableId} 桌`,
    noTable: '还没有餐桌，请在设备管理页面添加。',
    coupon: '九折优惠券：',
    pin: '密码',
    roles: { cashier: '收银员', manager: '店长' },
    noStore: '演示中没有门店。',
    faster: (times) => `这里的时间快 ${times} 倍。`,
    starting: '服务器正在启动，本页会自动继续。',
    unreachable: '服务器没有响应，它还在运行吗？',
  },

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
