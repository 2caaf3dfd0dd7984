package io.eggtimer.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;

/** One file of the page, in memory, with what its answer says of it. */
final class PageFile extends ByteArrayResource {

	private static final Map<String, MediaType> TYPES = Map.of("html", text("html"), "css", text("css"), "js",
			text("javascript"), "svg", new MediaType("image", "svg+xml", StandardCharsets.UTF_8));

	private final String name;

	private final String etag;

	private PageFile(String name, byte[] content) {
		super(content, name);
		this.name = name;
		this.etag = '"' + HexFormat.of().formatHex(sha256(content)) + '"';
	}

	static PageFile read(Resource file) throws IOException {
		return new PageFile(Objects.requireNonNull(file.getFilename()), file.getContentAsByteArray());
	}

	private static MediaType text(String subtype) {
		return new MediaType("text", subtype, StandardCharsets.UTF_8);
	}

	private static byte[] sha256(byte[] content) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(content);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex); // every Java has it
		}
	}

	@Override
	public String getFilename() {
		return this.name;
	}

	/** Returns a hash of its content, in quotes. */
	String etag() {
		return this.etag;
	}

	MediaType type() {
		return Objects.requireNonNull(TYPES.get(StringUtils.getFilenameExtension(this.name)));
	}

	@Override
	public boolean equals(Object other) {
		return super.equals(other) && other instanceof PageFile file && file.name.equals(this.name);
	}

	@Override
	public int hashCode() {
		return this.name.hashCode();
	}

}
