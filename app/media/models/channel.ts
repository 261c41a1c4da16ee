import { ChannelSchema } from '#database/schema'

export const MEDIA_TYPES = ['tv', 'web', 'catalogue', 'print', 'radio'] as const

export type MediaType = (typeof MEDIA_TYPES)[number]

/** A station, site, catalogue or paper on which we advertise. */
export default class Channel extends ChannelSchema {
  static table = 'channels'
}
