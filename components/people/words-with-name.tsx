/** Text with a person's name in place of `{name}`. The name may be written from right to left. */
export function WordsWithName({ words, name }: { words: string; name: string }) {
  const [before, after] = words.split('{name}')
  return (
    <>
      {before}
      <bdi>{name}</bdi>
      {after}
    </>
  )
}
