import { hasText, t } from '~/composables/i18n'

export type Change = { part: string; item: string; kind: string; fields: string[] }
export type Problem = { part: string; item: string; field: string; kind: string; detail: string }

type Names = Record<string, string>

function itemOf(part: string, item: string, names: Names): string {
  const word = t(`pbx.configuration.parts.${part}`)
  return item === '' ? word : `${word} ${names[item] ?? item}`
}

/** `修改 分机 8016：外显号码`. Values stay out of it, as some are secrets. */
export function changeText({ part, item, kind, fields }: Change, names: Names): string {
  const what = `${t(`pbx.configuration.kinds.${kind}`)} ${itemOf(part, item, names)}`
  return fields.length === 0 ? what : `${what}：${fields.map(fieldText).join(t('pbx.comma'))}`
}

export function problemText(problem: Problem, names: Names): string {
  const { part, item, field, kind, detail } = problem
  const where = [itemOf(part, item, names), field === '' ? '' : fieldText(field)]
  const what = [t(`pbx.configuration.problem_kinds.${kind}`), names[detail] ?? detail]
  return `${where.filter(Boolean).join(' · ')}：${what.filter(Boolean).join(' ')}`
}

function fieldText(field: string): string {
  const key = `pbx.plan_fields.${field}`
  return hasText(key) ? t(key) : field
}
