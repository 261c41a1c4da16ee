import type { Random } from '#database/demo/random'

/** People who may call: names as their generation has them, numbers as their city gives them, addresses that exist. */
export type Stranger = {
  name: string
  gender: 'female' | 'male'
  birthYear: number
  phone: string
  regionCode: string
  detail: string
}

const SURNAMES: readonly (readonly [string, number])[] = [
  ['王', 74],
  ['李', 73],
  ['张', 69],
  ['刘', 53],
  ['陈', 45],
  ['杨', 31],
  ['赵', 22],
  ['黄', 22],
  ['周', 21],
  ['吴', 20],
  ['徐', 17],
  ['孙', 15],
  ['胡', 13],
  ['朱', 13],
  ['高', 12],
  ['林', 12],
  ['何', 12],
  ['郭', 12],
  ['马', 11],
  ['罗', 9],
  ['梁', 9],
  ['宋', 8],
  ['郑', 8],
  ['谢', 7],
  ['韩', 7],
  ['唐', 7],
  ['冯', 6],
  ['于', 6],
  ['董', 6],
  ['萧', 6],
  ['程', 5],
  ['曹', 5],
  ['袁', 5],
  ['邓', 5],
  ['许', 5],
  ['傅', 5],
  ['沈', 5],
  ['曾', 5],
  ['彭', 5],
  ['吕', 5],
]

const WOMEN_OLD = [
  '秀英',
  '桂英',
  '玉兰',
  '秀兰',
  '桂兰',
  '淑珍',
  '秀珍',
  '凤英',
  '玉珍',
  '玉英',
  '兰英',
  '淑华',
  '桂芳',
  '凤兰',
  '素珍',
  '秀梅',
]
const WOMEN_YOUNG = [
  '丽',
  '静',
  '敏',
  '艳',
  '娟',
  '霞',
  '燕',
  '玲',
  '丹',
  '萍',
  '红梅',
  '晓燕',
  '海燕',
  '丽娟',
  '雪梅',
  '婷婷',
]
const MEN_OLD = [
  '建国',
  '志强',
  '国强',
  '玉林',
  '德胜',
  '永福',
  '长江',
  '文华',
  '宝山',
  '树林',
  '国庆',
  '庆华',
  '福生',
  '金山',
  '永昌',
  '学文',
]
const MEN_YOUNG = [
  '伟',
  '强',
  '磊',
  '军',
  '勇',
  '杰',
  '涛',
  '明',
  '超',
  '建华',
  '志刚',
  '海涛',
  '文斌',
  '晓东',
  '俊杰',
  '国栋',
]

const STREETS = [
  '文化东路',
  '人民路',
  '中山路',
  '解放路',
  '建设路',
  '和平路',
  '新华街',
  '胜利路',
  '光明路',
  '迎宾大道',
  '公园路',
  '学府路',
  '滨河路',
  '朝阳街',
  '工业路',
  '长江路',
]
const ESTATES = [
  '阳光花园',
  '锦绣家园',
  '金桂苑',
  '滨江小区',
  '怡景花园',
  '书香名邸',
  '幸福里',
  '翠湖雅居',
  '盛世华庭',
  '惠民小区',
  '香樟园',
  '东方明珠',
]

export type Homeland = {
  /** GB/T 2260 code of a district. */
  regionCode: string
  /** Seven-digit ranges of mobile numbers of its city. */
  mobilePrefixes: readonly string[]
  /** Area code with its 0. */
  areaCode: string
}

/** Makes one caller of the given homeland. Two in a hundred call from a landline; most are between 45 and 75. */
export function makeStranger(random: Random, homeland: Homeland, year: number): Stranger {
  const gender = random.chance(0.63) ? 'female' : 'male'
  const age = Math.min(85, Math.max(24, Math.round(60 + random.normal() * 11)))
  const old = age >= 52
  const given =
    gender === 'female'
      ? random.pick(old ? WOMEN_OLD : WOMEN_YOUNG)
      : random.pick(old ? MEN_OLD : MEN_YOUNG)
  return {
    name: random.weighted(SURNAMES) + given,
    gender,
    birthYear: year - age,
    phone: makeNumber(random, homeland),
    regionCode: homeland.regionCode,
    detail: makeAddress(random),
  }
}

function makeNumber(random: Random, homeland: Homeland): string {
  if (homeland.mobilePrefixes.length === 0 || random.chance(0.06)) {
    const digits = homeland.areaCode.length === 3 ? 8 : 7
    const rest = Array.from({ length: digits - 1 }, () => random.whole(0, 9)).join('')
    return `${homeland.areaCode}${random.whole(2, 8)}${rest}`
  }
  return random.pick(homeland.mobilePrefixes) + String(random.whole(0, 9999)).padStart(4, '0')
}

function makeAddress(random: Random): string {
  const street = `${random.pick(STREETS)}${random.whole(1, 399)}号`
  if (random.chance(0.35)) {
    return `${street}${random.pick(ESTATES)}${random.whole(1, 28)}栋${random.whole(1, 32)}${random.pick(['01', '02', '03', '04'])}`
  }
  return `${street}${random.whole(1, 12)}号楼${random.whole(1, 4)}单元${random.whole(1, 18)}0${random.whole(1, 4)}`
}
