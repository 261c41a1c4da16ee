/** The telephone system of the demo company: lines, hours, menu and sounds. Plain tables, read by the loader. */

export const TRUNKS = [
  {
    code: 'telecom',
    name: '上海电信 SIP 中继',
    kind: 'register',
    host: 'sip.telecom.example.cn',
    username: '02160005588',
    secret: 'qingchuan-telecom-1',
    callerId: '02160005588',
    maxChannels: 60,
    inboundAddresses: ['203.0.113.8/32'],
  },
  {
    code: 'unicom',
    name: '上海联通 SIP 中继',
    kind: 'ip',
    host: '198.51.100.20',
    username: null,
    secret: null,
    callerId: '02160007788',
    maxChannels: 30,
    inboundAddresses: ['198.51.100.20/32'],
  },
] as const

export const OUTBOUND_ROUTES = [
  {
    name: '手机与长途',
    beginnings: ['1', '0'],
    minLength: 10,
    maxLength: 12,
    trunks: ['telecom', 'unicom'],
  },
  {
    name: '本地固话',
    beginnings: ['2', '3', '4', '5', '6', '8'],
    minLength: 7,
    maxLength: 10,
    trunks: ['unicom', 'telecom'],
  },
] as const

export const HOURS = {
  name: '回访时间',
  ranges: [
    { days: [1, 2, 3, 4, 5], from: '09:00', to: '21:00' },
    { days: [6, 7], from: '10:00', to: '18:00' },
  ],
  holidays: [
    { name: '元旦', from: '2027-01-01', to: '2027-01-03', hours: [] },
    { name: '春节', from: '2027-02-06', to: '2027-02-12', hours: [] },
    {
      name: '调休上班',
      from: '2027-02-20',
      to: '2027-02-20',
      hours: [{ from: '09:00', to: '18:00' }],
    },
  ],
} as const

/** Chimes: the frequencies in Hz of tones of 0.3 seconds, played one after the other. */
export const SOUNDS = [
  { code: 'welcome', name: '进线提示', kind: 'prompt', tones: [523, 659, 784] },
  { code: 'menu', name: '回访热线菜单', kind: 'prompt', tones: [659, 523, 659] },
  { code: 'wrong_key', name: '按错提示', kind: 'prompt', tones: [392, 330] },
  { code: 'closed', name: '下班提示', kind: 'prompt', tones: [523, 440, 349] },
  { code: 'rating', name: '请评价', kind: 'prompt', tones: [784, 784] },
  {
    code: 'waiting',
    name: '等待音乐',
    kind: 'music',
    tones: [262, 330, 392, 330, 349, 440, 523, 440, 392, 330, 294, 262, 247, 294, 392, 294],
  },
] as const

export const FEATURE_CODES = [
  { action: 'sign_in', code: '#55#N#' },
  { action: 'sign_out', code: '*55*' },
  { action: 'say_extension', code: '#27#' },
  { action: 'mark', code: '*83' },
] as const

export const BLOCKED = [
  { from: '17012340001', to: null, remark: '骚扰电话' },
  { from: '17112348888', to: null, remark: '多次恶意下单' },
  { from: '16200000000', to: '16200009999', remark: '推销号段' },
] as const
