/** The demo company: 上海晴川电视购物有限公司. Plain tables, read by the demo's loaders. */

export const DEPARTMENTS = [
  { code: 'ZX', name: '直销部', duties: '接听来电、接单' },
  { code: 'HF', name: '回访部', duties: '提醒回访、早释回拨' },
  { code: 'SC', name: '市场部', duties: '媒体投放、效果分析' },
  { code: 'WL', name: '物流部', duties: '仓储、打印、配送反馈' },
  { code: 'DH', name: '电话中心', duties: '现场管理、系统' },
  { code: 'CW', name: '财务部', duties: '代收货款结算' },
] as const

export type DepartmentCode = (typeof DEPARTMENTS)[number]['code']

/** ACD groups with their levels; 22 is level 2 of group 21. */
export const ACD_GROUPS = [
  { code: '21', name: '接线组', wrapUpSeconds: 20, ringSeconds: 15, levels: ['21', '22'] },
  { code: '11', name: '回访组', wrapUpSeconds: 30, ringSeconds: 20, levels: ['11'] },
] as const

export const SERVICE_NUMBERS = [
  { number: '4006105588', name: '护眼健康热线', group: '21' },
  { number: '4008205166', name: '厨房精品热线', group: '21' },
  { number: '4006203377', name: '家居生活热线', group: '21' },
  { number: '4008899021', name: '珠宝钟表热线', group: '21' },
  { number: '4006781919', name: '数码家电热线', group: '21' },
  { number: '4008106677', name: '美容护肤热线', group: '21' },
  { number: '4006339988', name: '养生保健热线', group: '21' },
  { number: '4008200011', name: '回访服务热线', group: '11' },
] as const

export const CHANNELS = [
  { code: 'DFWS', name: '东方卫视', reach: 1.3 },
  { code: 'HNWS', name: '湖南卫视', reach: 1.5 },
  { code: 'ZJWS', name: '浙江卫视', reach: 1.2 },
  { code: 'JSWS', name: '江苏卫视', reach: 1.2 },
  { code: 'SDWS', name: '山东卫视', reach: 1.0 },
  { code: 'AHWS', name: '安徽卫视', reach: 0.9 },
  { code: 'HBWS', name: '湖北卫视', reach: 0.9 },
  { code: 'SCWS', name: '四川卫视', reach: 0.8 },
  { code: 'LNWS', name: '辽宁卫视', reach: 0.7 },
  { code: 'GXWS', name: '广西卫视', reach: 0.6 },
  { code: 'HNJS', name: '湖南经视', reach: 0.5 },
  { code: 'SHSH', name: '上海生活时尚', reach: 0.4 },
] as const

/** Staff numbers run through in this order, from 1. Roles as in the permission catalogue. */
export const PEOPLE: readonly { name: string; role: string; department: DepartmentCode }[] = [
  { name: '沈国梁', role: 'super_admin', department: 'DH' },
  { name: '顾雅琴', role: 'manager', department: 'DH' },
  { name: '许文斌', role: 'media_manager', department: 'SC' },
  { name: '方晓岚', role: 'media_manager', department: 'SC' },
  { name: '周敏', role: 'warehouse_lead', department: 'WL' },
  { name: '马德顺', role: 'warehouse', department: 'WL' },
  { name: '赵铁军', role: 'warehouse', department: 'WL' },
  { name: '孙桂花', role: 'warehouse', department: 'WL' },
  { name: '钱志强', role: 'warehouse', department: 'WL' },
  { name: '李根生', role: 'warehouse', department: 'WL' },
  { name: '吴海涛', role: 'warehouse', department: 'WL' },
  { name: '冯丽华', role: 'finance', department: 'CW' },
  { name: '陈丽娟', role: 'lead', department: 'ZX' },
  { name: '郑凯', role: 'lead', department: 'ZX' },
  { name: '何静怡', role: 'lead', department: 'HF' },
  { name: '刘晓燕', role: 'agent', department: 'ZX' },
  { name: '王倩', role: 'agent', department: 'ZX' },
  { name: '何静', role: 'agent', department: 'ZX' },
  { name: '赵敏', role: 'agent', department: 'ZX' },
  { name: '孙莉', role: 'agent', department: 'ZX' },
  { name: '吴桐', role: 'agent', department: 'ZX' },
  { name: '钱芳', role: 'agent', department: 'ZX' },
  { name: '罗丹', role: 'agent', department: 'ZX' },
  { name: '杨柳', role: 'agent', department: 'ZX' },
  { name: '黄莹', role: 'agent', department: 'ZX' },
  { name: '徐佳慧', role: 'agent', department: 'ZX' },
  { name: '朱琳', role: 'agent', department: 'ZX' },
  { name: '胡月', role: 'agent', department: 'ZX' },
  { name: '林秀英', role: 'agent', department: 'ZX' },
  { name: '高洁', role: 'agent', department: 'ZX' },
  { name: '梁艳', role: 'agent', department: 'ZX' },
  { name: '宋佳', role: 'agent', department: 'ZX' },
  { name: '唐蕾', role: 'agent', department: 'ZX' },
  { name: '韩雪', role: 'agent', department: 'ZX' },
  { name: '曹颖', role: 'agent', department: 'ZX' },
  { name: '许晴', role: 'agent', department: 'ZX' },
  { name: '邓丽', role: 'agent', department: 'ZX' },
  { name: '萧红', role: 'agent', department: 'ZX' },
  { name: '冯媛', role: 'agent', department: 'ZX' },
  { name: '程璐', role: 'agent', department: 'ZX' },
  { name: '蔡文静', role: 'agent', department: 'ZX' },
  { name: '彭飞', role: 'agent', department: 'ZX' },
  { name: '潘婷', role: 'agent', department: 'ZX' },
  { name: '袁媛', role: 'agent', department: 'ZX' },
  { name: '董洁', role: 'agent', department: 'ZX' },
  { name: '于娜', role: 'agent', department: 'ZX' },
  { name: '余斌', role: 'agent', department: 'ZX' },
  { name: '叶青', role: 'agent', department: 'ZX' },
  { name: '蒋欣', role: 'agent', department: 'ZX' },
  { name: '杜鹃', role: 'agent', department: 'ZX' },
  { name: '魏玲', role: 'callback', department: 'HF' },
  { name: '苏红', role: 'callback', department: 'HF' },
  { name: '吕燕', role: 'callback', department: 'HF' },
  { name: '丁香', role: 'callback', department: 'HF' },
  { name: '任静', role: 'callback', department: 'HF' },
  { name: '卢珊', role: 'callback', department: 'HF' },
  { name: '姚芳', role: 'callback', department: 'HF' },
  { name: '姜慧', role: 'callback', department: 'HF' },
  { name: '范冰', role: 'marketing', department: 'SC' },
  { name: '谭明', role: 'marketing', department: 'SC' },
]

/** Staff numbers that the demo keeps for people to sign in as; the machine never plays them. */
export const DEMO_PEOPLE: readonly string[] = [
  '000001',
  '000002',
  '000003',
  '000005',
  '000006',
  '000013',
  '000016',
  '000017',
  '000051',
]

/** Corporate numbers (集团电话): their calls are no leads. */
export const EXCLUDED_NUMBERS = [
  { number: '02162588800', remark: '总机' },
  { number: '02162588801', remark: '质检试拨' },
  { number: '13916508800', remark: '市场部试拨' },
  { number: '075525518800', remark: '同行' },
  { number: '01065538800', remark: '媒介公司监播' },
] as const

export const WAREHOUSES = [
  { code: 'SH', name: '上海仓' },
  { code: 'JN', name: '济南仓' },
  { code: 'CD', name: '成都仓' },
] as const

/** Which warehouses serve a province, nearest first; provinces that are not named are served in the order above. */
export const WAREHOUSES_OF_PROVINCES: Record<string, readonly string[]> = {
  山东省: ['JN', 'SH'],
  河北省: ['JN', 'SH'],
  北京市: ['JN', 'SH'],
  天津市: ['JN', 'SH'],
  河南省: ['JN', 'SH'],
  山西省: ['JN', 'SH'],
  辽宁省: ['JN', 'SH'],
  吉林省: ['JN', 'SH'],
  黑龙江省: ['JN', 'SH'],
  内蒙古自治区: ['JN', 'SH'],
  四川省: ['CD', 'SH'],
  重庆市: ['CD', 'SH'],
  云南省: ['CD', 'SH'],
  贵州省: ['CD', 'SH'],
  陕西省: ['CD', 'JN', 'SH'],
  甘肃省: ['CD', 'JN'],
  广西壮族自治区: ['CD', 'SH'],
}

/** Who sends the parcels, as waybills name it. */
export const SENDER = { company_name: '晴川电视购物', company_phone: '400-610-5588' } as const

export const CARRIERS = [
  { code: 'EMS', name: '橡果EMS', own: false, codLimitYuan: 10_000 },
  { code: 'OWN', name: '本地送货', own: true, codLimitYuan: null },
  { code: 'POST', name: '中国邮政', own: false, codLimitYuan: 5_000 },
  { code: 'OTHER', name: '其它', own: false, codLimitYuan: 3_000 },
] as const

export const DELIVERY_METHODS = [
  { code: 'A', name: 'EMS', carrier: 'EMS', template: 'thermal_100x150' },
  { code: 'B', name: '本地送货', carrier: 'OWN', template: 'local_slip' },
  { code: 'C', name: '邮寄', carrier: 'POST', template: 'thermal_76x130' },
  { code: 'D', name: '其它', carrier: 'OTHER', template: 'thermal_100x150' },
] as const
