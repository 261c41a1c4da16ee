import type { BrowserProfile, PhoneProfile, PlanExtension } from './plan/phones.ts'
import type { PlanGroup, PlanMenu, PlanTimeCondition, PlanTimeGroup } from './plan/inbound.ts'
import type { PlanInboundRoute, PlanOutboundRoute, PlanTrunk, TrunkProfile } from './plan/trunks.ts'

/**
 * Everything that one switch's configuration is rendered from, as plain data: two equal plans give
 * the same files, byte by byte. Nothing in it is trusted; `checkSwitchPlan` says what is wrong with
 * it, and rendering refuses whatever is not what a field says.
 */
export interface SwitchPlan {
  node: PlanNode
  eventSocket: PlanEventSocket
  phones: PhoneProfile
  /** Null: no browser telephones. */
  browsers: BrowserProfile | null
  trunkProfile: TrunkProfile

  extensions: readonly PlanExtension[]
  trunks: readonly PlanTrunk[]
  /** In order: the first that matches counts. */
  inboundRoutes: readonly PlanInboundRoute[]
  /** In order: the first that matches counts. */
  outboundRoutes: readonly PlanOutboundRoute[]
  timeGroups: readonly PlanTimeGroup[]
  timeConditions: readonly PlanTimeCondition[]
  menus: readonly PlanMenu[]
  groups: readonly PlanGroup[]
  featureCodes: PlanFeatureCodes
  blockList: PlanBlockList

  sounds: PlanSounds
  recordings: PlanRecordings
  voicemail: PlanVoicemail
  cdr: PlanCdr
  waiting: PlanWaiting
}

export interface PlanNode {
  /** `[0-9A-Za-z_-]{1,40}`: the name by which calls say where they ran. */
  name: string
  /** The SIP domain (realm) of the extensions, a host name or an address. */
  domain: string
  /** IPv4 address that telephones and trunks reach the switch at. */
  address: string
  /** Address that others see behind NAT; null: the same. */
  publicAddress: string | null
  /** UDP ports of the media, both ends included; even to odd, at least 20 of them. */
  mediaPorts: { from: number; to: number }
  /** Most calls at a time, both legs counted. */
  maxSessions: number
  /** New legs a second. */
  sessionsPerSecond: number
  /** IANA name, such as `Asia/Shanghai`. Opening hours are in it. */
  timeZone: string
  /** Folder with `wss.pem`, `agent.pem`, `dtls-srtp.pem`; null: only what needs no certificate. */
  certificates: string | null
}

export interface PlanEventSocket {
  /** IPv4 address that it listens at, normally 127.0.0.1. */
  address: string
  port: number
  /** 16 to 64 characters of `[0-9A-Za-z_-]`: whoever has it owns the machine. */
  password: string
  /** Addresses (CIDR) that may connect. */
  allowed: readonly string[]
}

/** What is dialled at a telephone. `N` stands for the group number. `[0-9*#N]{2,12}`; null: off. */
export interface PlanFeatureCodes {
  /** Signs in to a group, `#55#N#`. */
  signIn: string | null
  /** Signs out, `*55*`. */
  signOut: string | null
  /** Says the number of this telephone, `#27#`. */
  sayExtension: string | null
  /** Marks the call while it runs, `*83`. */
  mark: string | null
}

/** Who can neither call in nor be called (T38). */
export interface PlanBlockList {
  /** Exact numbers, `[0-9+]{1,20}`. */
  numbers: readonly string[]
  /** Both ends included; equally long, `[0-9]{1,20}`. */
  ranges: readonly { from: string; to: string }[]
}

export interface PlanSounds {
  /** Music by name `[0-9A-Za-z_-]{1,40}`: a folder of WAV files, 8 or 16 kHz. */
  music: readonly { name: string; folder: string }[]
  /** Prompt by name `[0-9A-Za-z_-]{1,40}`: an absolute path of a WAV file. */
  prompts: readonly { name: string; path: string }[]
  /** Folder of the spoken digits (`0.wav` … `9.wav`); null: numbers can't be said. */
  digits: string | null
}

export interface PlanRecordings {
  /** Absolute path; below it a folder a day. */
  folder: string
  /** Customer and agent on a channel each. */
  stereo: boolean
}

export interface PlanVoicemail {
  /** Absolute path of the folder that messages are stored in, as `<box>-<uuid>.wav`. It must exist. */
  folder: string
  /** Name of the prompt before the tone; null: only the tone. */
  greeting: string | null
  /** Longest message in seconds, 10 to 600. */
  maxSeconds: number
}

/** Where the switch leaves what it knows of each finished leg (JSON, one file a leg). */
export interface PlanCdr {
  /** Absolute path of the folder that the ERP sweeps; files are called `<uuid>.cdr.json`. */
  spoolFolder: string
  /**
   * Also posted there, spooled when that fails. A slow answer holds back the end events of the leg,
   * so a spool alone (null) is better.
   */
  post: { url: string; timeoutSeconds: number } | null
}

export interface PlanWaiting {
  /** Seconds between two looks at the dispatcher's sign of life, 2 to 60; 8 is proven. */
  loopSeconds: number
  /** Seconds that each telephone rings while the dispatcher is dead. */
  fallbackRingSeconds: number
}
