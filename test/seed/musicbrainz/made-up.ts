/** A made-up MBID. */
export const id = (number: number) => `${String(number).padStart(8, '0')}-0000-4000-8000-000000000000`
export const artist = (number: number, name: string) => ({ id: id(number), name, 'sort-name': name, type: 'Person' })
export const credit = (...artists: ReturnType<typeof artist>[]) =>
  artists.map((one, i) => ({ name: one.name, joinphrase: i < artists.length - 1 ? ' feat. ' : '', artist: one }))
export const recording = (number: number, title: string, more: object = {}) => ({
  id: id(number),
  title,
  video: false,
  ...more,
})

/** As seen from the entity1 of the two, unless `more` says otherwise. */
export function relation(type: string, typeId: string | null, target: string, other: object, more: object = {}) {
  return { type, 'type-id': typeId, 'target-type': target, [target]: other, direction: 'backward', ...more }
}

export const performance = 'a3005666-a872-32c3-ad06-98af558e99b0'
export const composer = 'd59d99ea-23d4-4a80-b066-edca32ee158f'
export const director = '578ee04d-3227-4335-ba2c-11e8ba420e0b'
export const musicVideo = 'ce3de655-7451-44d1-9224-87eb948c205d'

export const [ann, bob] = [artist(1, 'Ann'), artist(2, 'Bob')]
