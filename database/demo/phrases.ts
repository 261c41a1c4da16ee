export type DemoPhrase = {
  stage: 'opening' | 'probing' | 'presenting' | 'objection' | 'closing' | 'checking'
  /** What the customer says, for an objection. */
  trigger?: string
  content: string
}

/**
 * Service phrases for any product. Placeholders are filled on the desk: {customer}, {agent}, {staffNo}, {line} (name of
 * the number dialled), {channel}, {product}, {price}.
 */
export const PHRASES: readonly DemoPhrase[] = [
  {
    stage: 'opening',
    content:
      '您好，{line}，{staffNo} 号{agent}为您服务。{customer}您好，您是在看{channel}的节目吗？',
  },
  { stage: 'probing', content: '请问是您自己用，还是给家里老人、孩子用呢？' },
  { stage: 'probing', content: '以前用过类似的产品吗？平时最想解决什么问题？' },
  {
    stage: 'presenting',
    content: '{product}现在电视专享价{price}元，货到付款，先开箱看货再给钱，您放心。',
  },
  {
    stage: 'closing',
    content: '{customer}，今天是{channel}观众专场，我这边给您留一台，货到再付款，好吗？',
  },
  {
    stage: 'checking',
    content: '我跟您核对一下：姓名、电话、地址，还有送货时间，您听对不对。',
  },
  {
    stage: 'objection',
    trigger: '太贵了',
    content: '一天不到三块钱；用得上一年，比去一次医院便宜。',
  },
  { stage: 'objection', trigger: '没用过', content: '签收起 7 天内不满意可退，原包装就行。' },
  { stage: 'objection', trigger: '问问孩子', content: '先给您留货两小时，我到点给您回电话。' },
  {
    stage: 'objection',
    trigger: '是不是骗人',
    content: '货到付款，先开箱后给钱，快递员等您看完。',
  },
]
