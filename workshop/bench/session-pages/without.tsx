/** Like the others, and asks for no session. */
export default async function Page() {
  return <p>signed_in</p>
}
