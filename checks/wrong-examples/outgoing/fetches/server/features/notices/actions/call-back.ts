export async function callBack(address: string): Promise<number> {
  const response = await fetch(address);
  return response.status;
}
