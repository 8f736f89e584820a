export default function Home() {
	return (
		<>
			<h1>Harbour & Pine</h1>
			<button type="button" data-bellhop-open>
				Ask us
			</button>
		</>
	);
}
