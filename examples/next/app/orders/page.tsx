export default function Orders() {
	return <h1>Your orders</h1>;
}
