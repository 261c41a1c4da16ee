/** 60 products as a television-shopping company sells them. Prices in yuan, floor = the least an agent may promise. */

export type DemoProduct = {
  shortCode: string
  name: string
  specification: string
  unit: string
  category: string
  price: number
  floor: number
  cost: number
  trialable?: boolean
}

export const CATEGORIES = [
  { code: 'HY', name: '护眼健康', serviceNumber: '4006105588' },
  { code: 'CF', name: '厨房电器', serviceNumber: '4008205166' },
  { code: 'JJ', name: '家居清洁', serviceNumber: '4006203377' },
  { code: 'ZB', name: '珠宝钟表', serviceNumber: '4008899021' },
  { code: 'SM', name: '数码家电', serviceNumber: '4006781919' },
  { code: 'MR', name: '美容护肤', serviceNumber: '4008106677' },
  { code: 'YS', name: '养生保健', serviceNumber: '4006339988' },
] as const

function row(
  shortCode: string,
  name: string,
  specification: string,
  unit: string,
  category: string,
  price: number,
  floor: number,
  cost: number,
  trialable = false
): DemoProduct {
  return { shortCode, name, specification, unit, category, price, floor, cost, trialable }
}

export const PRODUCTS: readonly DemoProduct[] = [
  row('YBM', '眼保姆护眼仪', '标准版 · 白', '台', 'HY', 998, 898, 310, true),
  row('YBS', '眼保姆护眼仪 学生版', '蓝', '台', 'HY', 798, 698, 260, true),
  row('YT30', '眼贴 30 片装', '菊花型', '盒', 'HY', 138, 118, 22),
  row('YT60', '眼贴 60 片装', '决明子型', '盒', 'HY', 238, 208, 39),
  row('HYD', '护眼台灯', '国 AA 级 · 14W', '盏', 'HY', 399, 359, 120),
  row('LHJ', '老花镜 智能变焦', '树脂片 · 男女通用', '副', 'HY', 298, 258, 65),
  row('ZTY', '助听器 隐形', '充电款', '副', 'HY', 1280, 1080, 420, true),
  row('YMZ', '热敷蒸汽眼罩', '20 片装', '盒', 'HY', 99, 89, 18),
  row('BZG3', '不粘锅三件套', '28/24/16 cm', '套', 'CF', 299, 269, 98),
  row('DYG', '电压力锅 双胆', '6L', '台', 'CF', 499, 449, 190),
  row('PBJ', '破壁料理机', '1.75L · 静音', '台', 'CF', 699, 599, 240),
  row('KQZ', '空气炸锅', '5.5L · 可视', '台', 'CF', 459, 399, 170),
  row('DFB', '电饭煲 柴火饭', '4L', '台', 'CF', 599, 529, 210),
  row('MTJ', '面条机 全自动', '8 模具', '台', 'CF', 899, 799, 320),
  row('DJJ', '豆浆机 免滤', '1.3L', '台', 'CF', 369, 329, 128),
  row('DTZ', '钛钢刀具', '七件套', '套', 'CF', 268, 228, 70),
  row('BXH', '保鲜盒', '玻璃 · 十件套', '套', 'CF', 168, 148, 46),
  row('ZYJ', '家用榨油机', '小型', '台', 'CF', 1380, 1180, 560),
  row('BHG', '便携收纳盒', '三格', '个', 'JJ', 39, 29, 8),
  row('ZQT', '蒸汽拖把', '1500W', '台', 'JJ', 399, 349, 140),
  row('WXC', '无线吸尘器', '23 kPa', '台', 'JJ', 899, 789, 350),
  row('CMJ', '除螨仪', '紫外线', '台', 'JJ', 459, 399, 150),
  row('CSB', '蚕丝被', '2.0×2.3 m · 4 斤', '床', 'JJ', 1180, 980, 420),
  row('LRZ', '乳胶枕', '一对装', '对', 'JJ', 398, 348, 130),
  row('SJT', '四件套 纯棉', '1.8 m 床', '套', 'JJ', 459, 399, 160),
  row('GYJ', '挂烫机 双杆', '2L', '台', 'JJ', 369, 319, 128),
  row('JSQ', '净水器 直饮', '600G', '台', 'JJ', 1980, 1680, 780),
  row('MTS', '魔术拖把桶', '四布头', '套', 'JJ', 158, 138, 44),
  row('ZYD', '珍珠项链', '8–9 mm · 淡水', '条', 'ZB', 1280, 1080, 380),
  row('HTY', '和田玉手镯', '青白玉', '只', 'ZB', 2980, 2580, 980),
  row('CJS', '沉香手串', '108 颗', '串', 'ZB', 598, 498, 120),
  row('JXB', '机械腕表 男', '自动 · 钢带', '块', 'ZB', 1680, 1480, 520),
  row('SYB', '石英腕表 女', '镶钻', '块', 'ZB', 798, 698, 230),
  row('YJS', '银手镯 足银 999', '50 g', '只', 'ZB', 699, 639, 380),
  row('LNB', '生肖纪念币', '一套 12 枚', '套', 'ZB', 1980, 1780, 860),
  row('SJD', '老人手机', '4G · 大字大声', '部', 'SM', 398, 358, 170),
  row('PBY', '平板电脑 学习版', '10.1 英寸 · 128G', '台', 'SM', 1598, 1398, 760),
  row('CBJ', '唱戏机', '9 英寸 · 32G 卡', '台', 'SM', 368, 318, 120),
  row('XCY', '行车记录仪', '双镜头', '台', 'SM', 599, 519, 200),
  row('ZMS', '智能门锁', '指纹', '把', 'SM', 1299, 1099, 480),
  row('JYJ', '家用监控', '球机 · 300 万', '台', 'SM', 259, 229, 88),
  row('TYJ', '投影仪', '1080P', '台', 'SM', 1899, 1699, 820),
  row('LYX', '蓝牙音箱', '户外 · 30W', '台', 'SM', 329, 289, 110),
  row('JMY', '胶原蛋白面膜', '30 片', '盒', 'MR', 268, 228, 52),
  row('YZS', '玉容精华套装', '五件', '套', 'MR', 598, 498, 130),
  row('RFY', '射频美容仪', '家用', '台', 'MR', 1980, 1680, 620, true),
  row('QBS', '祛斑霜', '两瓶装', '组', 'MR', 398, 348, 70),
  row('SFG', '生发液', '60 ml × 3', '组', 'MR', 459, 399, 90),
  row('TTM', '脱毛仪', '冰点', '台', 'MR', 899, 799, 290),
  row('XFS', '染发膏 植物', '三盒', '组', 'MR', 198, 168, 38),
  row('TS8', '足浴盆 TS-8', '恒温 · 按摩', '台', 'YS', 398, 348, 150),
  row('AMY', '按摩椅', '零重力', '台', 'YS', 5980, 5380, 2680),
  row('JZY', '颈椎按摩仪', '脉冲', '台', 'YS', 369, 319, 98),
  row('YBD', '腰部理疗带', '远红外', '条', 'YS', 298, 258, 66),
  row('XYJ', '电子血压计', '上臂式', '台', 'YS', 269, 239, 92),
  row('XTY', '血糖仪', '含 100 试纸', '套', 'YS', 198, 178, 70),
  row('ZYC', '制氧机', '3L', '台', 'YS', 2280, 1980, 980),
  row('GJT', '骨胶原钙片', '180 片', '瓶', 'YS', 239, 199, 40),
  row('RSJ', '西洋参礼盒', '200 g', '盒', 'YS', 498, 438, 160),
  row('PPQ', '拍拍枪 筋膜枪', '32 档', '把', 'YS', 329, 289, 105),
]

/** What an agent may say of a product, and what never. Keyed by short code. */
export const SELLING_POINTS: Record<string, { text: string; warning?: boolean }[]> = {
  YBM: [
    { text: '热敷 + 气压，三档，一次 15 分钟自动停' },
    { text: '适合 7 岁以上；可戴隐形眼镜先取下' },
    { text: '整机质保 12 个月' },
    { text: '青光眼、术后三个月内不推荐，不说“治疗”', warning: true },
  ],
  BZG3: [
    { text: '麦饭石涂层，少油不粘，电磁炉燃气通用' },
    { text: '三口锅配齐，不用再单买' },
    { text: '不用钢丝球刷洗；不说“永不脱落”', warning: true },
  ],
  TS8: [
    { text: '恒温加热，四十二度可调，边泡边按' },
    { text: '折叠收纳，一盆水六升' },
    { text: '糖尿病足、静脉曲张者先问医生', warning: true },
  ],
}
