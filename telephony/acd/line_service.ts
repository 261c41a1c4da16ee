/** What callers of one line are told while they wait or when they are let go. Prompts are absolute paths on the switch. */
export interface LineService {
  fullPrompt: string | null
  closedPrompt: string | null
  announcements: Announcements | null
  callback: CallbackService | null
}

export interface Announcements {
  everySeconds: number
  position: boolean
  expectedWait: boolean
  /**
   * Paths by code: `position_1` … `position_20`, `position_more`; by minutes `wait_1` … `wait_15`,
   * `wait_more`. What is missing is not said.
   */
  prompts: ReadonlyMap<string, string>
}

/** A caller who presses 1 keeps his place and is called back. */
export interface CallbackService {
  /** Tells of the key; said with every announcement. */
  offerPrompt: string | null
  /** Asks to press 1 once more; without it one key is enough. */
  confirmPrompt: string | null
  takenPrompt: string | null
}

export const NO_SERVICE: LineService = {
  fullPrompt: null,
  closedPrompt: null,
  announcements: null,
  callback: null,
}

/** What is played where no prompt is set. */
export const SILENCE = 'silence_stream://200'
