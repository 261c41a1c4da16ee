import { randomOf } from '#database/demo/seeds'
import type { Outcome } from '#database/demo/office_work'

const ORDERED = [
  '电视上看到{product}，问了价格和送货时间，同意货到付款，已下单。',
  '老客户介绍来的，给父母订{product}，地址核对两遍。',
  '对{product}很满意，说邻居用着好，已下单，要求送货前先打电话。',
  '原来犹豫价格，讲了七天可退后订了{product}。',
  '看完节目就打进来，直接订{product}，没有异议。',
]
const ENQUIRED = [
  '问{product}的功能和价格，暂时不要，说再看看。',
  '问{product}有没有实体店，解释只做电视和电话订购。',
  '问{product}保修多久，已说明，留了资料。',
  '问到货时间，当地需要三到五天，客户说再考虑。',
]
const CONSIDERING = [
  '想要{product}，要跟儿子商量，约好再联系。',
  '觉得{product}价格偏高，给了专享价，客户说月底发退休金再订。',
  '对{product}有兴趣，担心不会用，答应回访时再讲一遍。',
  '老伴不在家，做不了主，请明天上午再打。',
]
const COMPLAINT = [
  '反映上次的货送得慢，已道歉并登记，答应跟进。',
  '说上次买的用着有声音，已登记售后，等技术回电。',
  '投递员没有提前打电话，客户不满，已转物流。',
]

/** What the agent writes down about a call; nothing for a call that was none. */
export function noteOf(callId: string, outcome: Outcome, product: string): string | null {
  const random = randomOf(`note:${callId}`)
  const texts: Partial<Record<Outcome, readonly string[]>> = {
    ordered: ORDERED,
    enquired: ENQUIRED,
    considering: CONSIDERING,
    complaint: COMPLAINT,
  }
  const choice = texts[outcome]
  return choice ? random.pick(choice).replace('{product}', product) : null
}
