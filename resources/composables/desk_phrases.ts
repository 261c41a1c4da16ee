import { computed, ref, watch } from 'vue'
import type { useDeskCalls } from './desk_calls'
import { partsOf } from './desk_phrase_parts'
import type { PhraseStage, ProductFacts, ServicePhrase } from './desk_types'
import type { DeskWork } from './desk_work'
import { wholeYuan } from './format'
import { t } from './i18n'
import { get, Problem } from './request'

/** In the order of a conversation; objections stand beside it. */
export const STAGES: PhraseStage[] = ['opening', 'probing', 'presenting', 'closing', 'checking']

type Answer = { phrases: ServicePhrase[]; product: ProductFacts | null }

/** What to say: phrases for the product that the call is about, with names and prices filled in. */
export function useDeskPhrases(work: DeskWork, calls: ReturnType<typeof useDeskCalls>) {
  const phrases = ref<ServicePhrase[]>([])
  const product = ref<ProductFacts | null>(null)
  const problem = ref<Problem | null>(null)
  const stage = ref<PhraseStage>('opening')
  /** Picked by hand from the order's lines; else the product on air, else the order's first. */
  const picked = ref<number | null>(null)
  const answers = new Map<number, Answer>()

  /** While a new call is offered, its greeting is what is needed next. */
  const subject = computed(() => calls.offer.value ?? work.pop.value)
  const productId = computed(() => {
    if (calls.offer.value) return calls.offer.value.onAir?.productId ?? null
    const lines = work.content.value?.lines ?? []
    if (picked.value && lines.some((line) => line.productId === picked.value)) return picked.value
    return work.pop.value?.onAir?.productId ?? lines[0]?.productId ?? null
  })
  const shownStage = computed(() => (calls.offer.value ? 'opening' : stage.value))

  async function load() {
    const id = productId.value
    const known = answers.get(id ?? 0)
    if (known) show(known)
    try {
      const answer = await get<Answer>(`/desk/phrases${id === null ? '' : `?product=${id}`}`)
      answers.set(id ?? 0, answer)
      if (productId.value === id) show(answer)
      problem.value = null
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      problem.value = known ? null : error
    }
  }

  function show(answer: Answer) {
    phrases.value = answer.phrases
    product.value = answer.product
  }

  function move(step: number) {
    const next = STAGES[STAGES.indexOf(stage.value) + step]
    if (next) stage.value = next
  }

  const values = computed<Record<string, string>>(() => {
    const pop = subject.value
    const only = pop && pop.exact && pop.customers.length === 1 ? pop.customers[0]! : null
    const named = calls.offer.value ? only : (work.customer.value ?? only)
    const filled = {
      customer: named ? courtesyName(named.name, named.gender) : '',
      agent: work.employee.name,
      staffNo: work.employee.staffNo.replace(/^0+(?=\d)/, ''),
      line: pop?.line.name ?? '',
      channel: pop?.onAir?.channelName ?? '',
      product: product.value?.name ?? '',
      price: product.value ? wholeYuan(product.value.retailPriceFen) : '',
    }
    return filled
  })

  const said = computed(() =>
    phrases.value
      .filter((phrase) => phrase.stage === shownStage.value)
      .map((phrase) => ({ id: phrase.id, parts: partsOf(phrase.content, values.value) }))
  )
  const objections = computed(() => phrases.value.filter(({ stage: of }) => of === 'objection'))

  watch(productId, () => void load(), { immediate: true })
  // What was just sold is not there any more.
  watch(
    () => work.content.value?.placed?.version,
    () => void load()
  )
  watch(
    () => work.current.value?.callId,
    () => {
      stage.value = 'opening'
      picked.value = null
    }
  )

  return { stage, shownStage, said, objections, product, problem, picked, move, load }
}

/** 王阿姨 would guess too much; 王女士, 王先生 are always right. */
function courtesyName(name: string, gender: 'female' | 'male' | 'unknown'): string {
  return gender === 'unknown' ? name : t(`desk.courtesy.${gender}`, { surname: surnameOf(name) })
}

const DOUBLE_SURNAMES = /^(?:欧阳|司马|上官|诸葛|司徒|东方|夏侯|皇甫|尉迟|公孙|慕容|令狐|端木)/

function surnameOf(name: string): string {
  return DOUBLE_SURNAMES.exec(name)?.[0] ?? [...name][0] ?? ''
}
