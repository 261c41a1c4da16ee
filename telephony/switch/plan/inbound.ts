/** What callers meet: opening hours, menus, groups. */

/** Where a caller is sent. Names must exist in the plan. */
export type PlanDestination =
  /** The waiting line of an ACD group, by its number. */
  | { to: 'group'; group: number }
  /** A menu, by its name. */
  | { to: 'menu'; menu: string }
  | { to: 'extension'; extension: string }
  /** Records a message for an extension or a group (its number as text). */
  | { to: 'voicemail'; box: string }
  /** An outside number, by the outbound routes. */
  | { to: 'outside'; number: string }
  /** One of two, by the clock. */
  | { to: 'time_condition'; timeCondition: string }
  /** Plays a prompt (null: none), then hangs up. */
  | { to: 'hang_up'; prompt: string | null; outcome: 'ivr_completed' | 'out_of_hours' }

/** Hours of a week: `[from, to)` as `HH:MM`, `24:00` allowed as an end. ISO weekdays, Monday is 1. */
export interface PlanHours {
  weekdays: readonly number[]
  from: string
  to: string
}

/** Days that are not like their weekday. */
export interface PlanHoliday {
  name: string
  /** First and last day, `YYYY-MM-DD`. */
  from: string
  to: string
  /** Hours of those days; empty: closed. A working Saturday has hours. */
  hours: readonly { from: string; to: string }[]
}

/** A time group (T45): the hours when something is open, in the switch's time zone. */
export interface PlanTimeGroup {
  /** `[0-9A-Za-z_-]{1,40}`, unique. */
  name: string
  hours: readonly PlanHours[]
  /** Go before the weekly hours. */
  holidays: readonly PlanHoliday[]
}

export interface PlanTimeCondition {
  /** `[0-9A-Za-z_-]{1,40}`, unique. */
  name: string
  timeGroup: string
  open: PlanDestination
  closed: PlanDestination
}

/** A menu (T44): plays a greeting, takes a key, sends the caller on. */
export interface PlanMenu {
  /** `[0-9A-Za-z_-]{1,40}`, unique. */
  name: string
  /** Names of prompts. */
  greeting: string
  /** Played when the caller pressed nothing; null: the greeting again. */
  noInput: string | null
  /** Played when the caller pressed a wrong key; null: the greeting again. */
  invalid: string | null
  /** Seconds of silence after the greeting before it counts as no input, 1 to 60. */
  timeoutSeconds: number
  /** How often it is played at all before `otherwise`, 1 to 10. */
  attempts: number
  /** What each key does. Keys `[0-9*#]{1,4}`; # alone only when no key is longer than 1. */
  options: readonly { digits: string; destination: PlanDestination }[]
  /** Whether the number of an extension may be dialled at once. */
  directExtensions: boolean
  /** After the last attempt. */
  otherwise: PlanDestination
}

/** What the switch needs to know of an ACD group; who answers is the dispatcher's business. */
export interface PlanGroup {
  /** The group that owns the line, such as 21. Levels (22) are not listed. */
  number: number
  name: string
  /** Seconds that an agent's telephone rings, 5 to 120. */
  ringSeconds: number
  /** Name of the music. */
  music: string
  /** Whether conversations are recorded, from the bridge on. */
  recorded: boolean
  /** Prompt before the waiting line, such as that calls are recorded; null: none. */
  welcome: string | null
  /** Prompt that asks for a rating from 1 to 5 after the agent hung up; null: none. */
  rating: string | null
  /** Seconds of waiting after which the caller is sent on; null: never. */
  maxWaitSeconds: number | null
  /** Where he is sent then. */
  afterMaxWait: PlanDestination
  /** Whether distributed calls follow the forwarding of an agent's extension. */
  followForwards: boolean
  /** Extensions that ring one after the other while the dispatcher is dead. At least one. */
  fallbackExtensions: readonly string[]
}
