/** Route /inspections/:id/conclude. */
export default function Conclude() {
  return null
}
