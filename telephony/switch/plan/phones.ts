/** Extensions, and how desk telephones and browsers reach the switch. */

/** Whom an extension may dial: within the house; also the country; also abroad. */
export type DialClass = 'internal' | 'national' | 'international'

/** One forwarding of an extension (T30–T33). */
export interface PlanForward {
  /** Always; when nobody answers; when the telephone is busy or refuses. */
  when: 'always' | 'no_answer' | 'busy'
  /** An extension, or an outside number that goes out by the outbound routes. `[0-9*#+]{1,20}`. */
  to: string
  /** Name of the time group in which it works; null: always. */
  timeGroup: string | null
}

/** One telephone: a SIP user that registers, at a desk or in a browser. */
export interface PlanExtension {
  /** `[0-9]{2,8}`, unique; the agents' numbers too. */
  number: string
  /** What other telephones show: 1 to 60 letters, digits, blanks and `. ( ) · _ + -`. */
  name: string
  /** SIP secret, 12 to 64 of `[0-9A-Za-z_-]`. Generated, never chosen by people. */
  secret: string
  /** Desk telephones register at the phones' profile, browsers at the browsers' profile. */
  device: 'phone' | 'browser' | 'either'
  /** The number that the called party sees (T13); null: as the outbound route says. */
  callerNumber: string | null
  dialClass: DialClass
  forwards: readonly PlanForward[]
  /** Whether callers of this extension may leave a message when nobody answers. */
  voicemail: boolean
  /**
   * Outside number where a remote agent answers (T48): offers and calls ring there by the outbound
   * routes instead of at a registered telephone. Null for all others.
   */
  remoteNumber: string | null
  /** Disabled ones stay in the data and can neither register nor be called. */
  enabled: boolean
}

/** The profile that desk telephones register at. */
export interface PhoneProfile {
  /** UDP and TCP port, 1 to 65535. */
  port: number
  /** TLS port, with the certificate of `PlanNode.certificates`; null: no TLS. */
  tlsPort: number | null
  /** In order of preference. */
  codecs: readonly PlanCodec[]
  /** Seconds that a registration lasts at most, 60 to 3600. */
  registrationSeconds: number
  /** Addresses (CIDR) that telephones may register from; empty: any. */
  allowed: readonly string[]
}

/** The profile that browsers register at (WebRTC: SIP over WebSocket, DTLS-SRTP). */
export interface BrowserProfile {
  /** UDP port that the profile also needs; nothing registers there. */
  port: number
  /** Port of `ws://`, for a proxy that ends TLS; null: none. At least one of both is needed. */
  wsPort: number | null
  /** Port of `wss://`, with the certificate of `PlanNode.certificates`; null: none. */
  wssPort: number | null
  codecs: readonly PlanCodec[]
}

export type PlanCodec = 'OPUS' | 'G722' | 'PCMA' | 'PCMU' | 'G729'
