export type CallType = 'sale' | 'enquiry' | 'invalid'

export type ClassifyCallInput = {
  talkMs: number
  excluded: boolean
  hasOrder: boolean
  /** Setting `valid_talk_seconds`. */
  validTalkSeconds: number
}

/** A call is valid when it was talked for long enough and the caller is not excluded; valid with an order is a sale. */
export function classifyCall(input: ClassifyCallInput): CallType {
  if (input.excluded || input.talkMs < input.validTalkSeconds * 1000) return 'invalid'
  return input.hasOrder ? 'sale' : 'enquiry'
}
